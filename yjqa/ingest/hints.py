"""What the command line and the service can do about a file that was not read, or not all of it. A face with other ways says those instead."""

HOW_TO_READ = "Install tesseract and run yjqa ingest --ocr, or upload it with the part ocr saying true,"
"""Where pages are pictures; it goes on with what for."""

HOW_TO_UNLOCK = "Give its password with --password, or as the part password of an upload."
"""Where a file opens with a password."""
