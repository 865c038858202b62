from lxml import etree


def read_article(data):
    """Read an article that an author has uploaded.

    `data` is the bytes of an XML document such as

        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE article [
          <!ENTITY product "Fjord Mixer 3">
        ]>
        <article>
          <title>About &product;</title>
          <para>The &product; has two knobs.</para>
          <para>Both turn.</para>
        </article>

    Authors declare shortcuts as entities at the top of the document, like `product`
    here, and each use of a shortcut is replaced by its text.

    Return a dictionary with "title" (the text of the title) and "paragraphs" (a list
    with the text of each para, in the order of the document). Raise ValueError if the
    document is not well-formed.
    """
