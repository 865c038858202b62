def staff_chart(people):
    """Return the chart of an organisation as a string in the DOT language of Graphviz.

    `people` is a list of dictionaries with the keys `id` (an integer), `name` and `job`
    (strings, as the people entered them in their profiles) and `boss` (the id of another
    person, or None).

    The chart is a `digraph`. Each person is a node that is named by the id, such as 7, and
    has the attributes `label`, the name, and `tooltip`, the job. An edge leads from each boss
    to each of their people. Graph-wide settings for a nice look are welcome.
    """
