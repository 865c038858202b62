from jinja2 import Environment


def gallery_page(title, pictures):
    """Make the page of an exhibition for the web site of a photo club.

    The members have sent in the pictures with a form. `pictures` is a list of
    dictionaries with the keys "file" (the name of the picture's file, given by the
    club), "caption" and "photographer" (both as the member typed them). `title` is the
    title of the exhibition, as a member typed it.

    Return an HTML document as a str, made with Jinja2. The title is the document's
    <title> and stands in an <h1>. For each picture, in order, there is a <figure> with
    an <img> whose src is "/pictures/" and the file and whose alt and title are the
    caption, and with a <figcaption> that holds the caption and, in a <cite>, the
    photographer:

        <figure>
          <img src="/pictures/0417.jpg" alt="Low tide" title="Low tide">
          <figcaption>Low tide <cite>Maren Vik</cite></figcaption>
        </figure>
    """
