"""What the terminal UI stands on: papers, records and answers, wherever they are held. `protocol.Backend` says what it needs of them."""
