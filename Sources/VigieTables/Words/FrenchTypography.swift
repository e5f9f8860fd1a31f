extension String {
    /// French spacing: the marks `« » : ; ? !` keep to their word by a no-break space, so that no line begins with one.
    package var unbroken: String {
        replacing(" ;", with: "\u{202F};").replacing(" ?", with: "\u{202F}?").replacing(" !", with: "\u{202F}!")
            .replacing(" :", with: "\u{A0}:").replacing("« ", with: "«\u{A0}").replacing(" »", with: "\u{A0}»")
    }
}
