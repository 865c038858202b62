def connection_page(environ):
    """Make the page on which visitors see what their browser has sent.

    The page is at /my-connection on the web site of a company that rents out web space;
    visitors with an odd proxy or browser add-on look at it and read it to the help desk.
    `environ` is the dictionary that the web server hands to the application, as in CGI
    and WSGI; its keys are strings, its values mostly.

    Return the page, plain text as a str. It has one line for each thing that came with
    the request: method, path, query string, the visitor's address and all headers. The
    lines are sorted by the name in `environ` and hold name, a colon, a space and the
    value, such as

        HTTP_ACCEPT_LANGUAGE: nb,en
        HTTP_HOST: www.lumen.example
        HTTP_USER_AGENT: Mosaic/2.0
        PATH_INFO: /my-connection
        QUERY_STRING: a=1
        REMOTE_ADDR: 203.0.113.9
        REQUEST_METHOD: GET
    """
