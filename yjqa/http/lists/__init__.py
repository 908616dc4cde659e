"""Lists of what is held: chosen by filters, put in order, given page by page or whole, as JSON, CSV or XLSX.

- `wording`: text made alike · `filters`: how what is asked for is held against a record · `queries`: what every list can be asked
- `ordering`: what comes first · `cursors`: where a page ends · `paging`: a page as JSON
- `caching`: the records of a list, kept until papers come or go · `choosing`: what fits, in order · `listing`: from a query to a response
- a file for each list: what it can be asked, what it can be ordered by, and what a page of it looks like
"""
