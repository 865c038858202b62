from lxml import etree


def read_manual(folder):
    """Read the manual of a product, for the web site of a print shop.

    A customer has uploaded the manual as a zip file, which has been unpacked into
    `folder`. The file manual.xml in it is the start; it declares the chapters, which are
    files in this folder or in folders below it, as entities, and uses each where it
    belongs:

        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE manual [
          <!ENTITY start SYSTEM "start.xml">
          <!ENTITY care SYSTEM "chapters/care.xml">
        ]>
        <manual>
          <title>Fjord Mixer 3</title>
          &start;
          &care;
        </manual>

    where start.xml is such as

        <chapter>
          <heading>Getting started</heading>
          <para>Plug it in.</para>
          <para>Turn both knobs.</para>
        </chapter>

    Return a dictionary with "title" (the text of the title) and "chapters": a list of
    (heading, paragraphs) tuples in the order of the manual, where paragraphs is the list
    of the texts of the chapter's para elements. Raise ValueError if manual.xml or a
    chapter is not well-formed.
    """
