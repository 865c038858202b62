from lxml import etree


def marks(school_file, access_code, subject):
    """Find the marks of a pupil, for the page where parents look them up.

    The XML file at the path `school_file` holds the register of a school:

        <school>
          <class name="5b">
            <pupil code="ux3k9" name="Nora">
              <subject title="Maths"><mark>2</mark><mark>4</mark></subject>
              <subject title="Music"><mark>1</mark></subject>
            </pupil>
            <pupil code="h7wq2" name="Emil">
              <subject title="Maths"><mark>5</mark></subject>
            </pupil>
          </class>
        </school>

    Parents type in the access code that the school has sent them, and a subject. Return
    the marks of the pupil with this code in this subject as a list of int in the order
    of the register, such as [2, 4]; an empty list if there are none, if there is no such
    code, or no such subject.
    """
