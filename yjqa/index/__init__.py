"""Finding passages by meaning and by words.

`Index.search` is the door for questions, `passages.split` and `Embedder` are those for papers. Where to look:
- a paper cut into passages: `passages`, over `runs` (what belongs together) and `cutting`; records said: `saying`
- meaning: `embed`, over `onnx` (the model exported by `export`) and `reference` (sentence-transformers), both with `model`
  and `tokens`; the vectors compared: `vectors`
- words: `words`; both rankings together: `fuse`; where to search: `narrowing`
"""
