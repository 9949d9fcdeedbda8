// Who imports Szpalta gets the types of its API, from whatever target they come.
@_exported public import Analysis
@_exported public import Cleaning
@_exported public import Formats
@_exported public import Morphology
@_exported public import TextModel
