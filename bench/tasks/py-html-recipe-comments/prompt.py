def show_comment(text):
    """Return the HTML that a site with recipes shows for a visitor's comment.

    Visitors write their comments with a little HTML, such as

        <p>Use <b>less</b> sugar, see <a href="https://example.org/tips">here</a></p>

    Paragraphs, lists (ul, ol and li), b, i, em, strong and links to http and https addresses
    stay as they are, and so does the text. Scripts are left out. Other markup may stay or
    go. Uses the standard library only.
    """
