import xml.sax


def read_parts(data, dtd_base):
    """Read a list of parts that a supplier has sent to a bicycle factory.

    `data` is the bytes of an XML document such as

        <!DOCTYPE parts SYSTEM "parts-2.dtd">
        <parts>
          <part number="K-118" unit="metre"/>
          <part number="K-204" inspection="no"/>
        </parts>

    The name in the first line is that of one of the factory's DTDs, which say what holds
    where a supplier gives no attribute. They are on a server of the factory, at the
    address `dtd_base` followed by the name; `dtd_base` is such as
    "http://dtd.factory.example:8080/parts/". The file parts-2.dtd there contains

        <!ELEMENT parts (part*)>
        <!ELEMENT part EMPTY>
        <!ATTLIST part number CDATA #REQUIRED
                       unit CDATA "piece"
                       inspection (yes|no) "yes">

    Return a list with a dictionary of the attributes of each part, in the order of the
    document, including those that only the DTD gives: here
    [{"number": "K-118", "unit": "metre", "inspection": "yes"},
     {"number": "K-204", "unit": "piece", "inspection": "no"}].
    Raise ValueError if the document is not well-formed.
    """
