#include <map>
#include <ostream>
#include <string>

/// Answers a sent order form on the web site of a bakery, for a CGI program.
///
/// `fields` are the fields as the customer filled them in, already decoded: "name", "phone" and "wishes" (a
/// text of several lines). A field that is missing counts as empty.
///
/// Writes to `out` the line "Content-Type: text/html; charset=utf-8", an empty line, and an HTML page:
/// - If name and phone are filled in: a page with <p>Thank you, NAME. We will call you at PHONE.</p> and, if
///   there are wishes, <pre>WISHES</pre>.
/// - Otherwise: a page with <p>Please fill in all fields.</p> and the form again (method post) with what is
///   there already as its values: <input name="name">, <input name="phone"> and <textarea name="wishes">.
void answer_order(const std::map<std::string, std::string>& fields, std::ostream& out)
{
