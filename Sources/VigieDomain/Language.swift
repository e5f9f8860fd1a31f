package enum Language: String { case french = "fr", english = "en" }
