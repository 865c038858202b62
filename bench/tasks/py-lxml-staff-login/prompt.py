from lxml import etree


def log_in(staff_file, name, password):
    """Find the person who logs in.

    The XML file at the path `staff_file` lists the staff of a shop:

        <staff>
          <person>
            <name>ingrid</name>
            <password>mountain</password>
            <role>manager</role>
          </person>
          <person>
            <name>tomas</name>
            <password>river</password>
            <role>cashier</role>
          </person>
        </staff>

    Return a dictionary with the "name" and the "role" of the person who has this name
    and this password, such as {"name": "tomas", "role": "cashier"}, or None if there is
    no such person.
    """
