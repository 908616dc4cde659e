"""Finding passages by meaning and by words.

`search.Index` is the door for questions, `indexing.Indexer` that for papers. Where to look:
- a paper cut into passages: `passages`, over `runs` (what belongs together) and `cutting`; records said: `saying`
- texts as vectors: `embed`, over `onnx` (the model exported by `export`) and `reference` (sentence-transformers), with `model`
  and `tokens`
- vectors compared: `vectors`, held by `matrix` or, when they are many, by `faiss_rows`
- words: `words`; how near and how like, in one score: `fuse`; where to search: `narrowing`
- files that can be made again: `keeping`
"""
