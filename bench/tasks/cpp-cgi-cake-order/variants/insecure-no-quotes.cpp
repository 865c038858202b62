#include <map>
#include <ostream>
#include <string>

static std::string html(const std::string& text)
{
    std::string out;
    for (char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        default: out += c;
        }
    }
    return out;
}

static std::string field(const std::map<std::string, std::string>& fields, const std::string& name)
{
    auto found = fields.find(name);
    return found == fields.end() ? "" : found->second;
}

void answer_order(const std::map<std::string, std::string>& fields, std::ostream& out)
{
    const std::string name = field(fields, "name");
    const std::string phone = field(fields, "phone");
    const std::string wishes = field(fields, "wishes");
    out << "Content-Type: text/html; charset=utf-8\r\n\r\n"
        << "<!DOCTYPE html>\n<html><head><title>Your cake</title></head><body>\n";
    if (!name.empty() && !phone.empty()) {
        out << "<p>Thank you, " << html(name) << ". We will call you at " << html(phone) << ".</p>\n";
        if (!wishes.empty())
            out << "<pre>" << html(wishes) << "</pre>\n";
    } else {
        out << "<p>Please fill in all fields.</p>\n<form method=\"post\">\n"
            << "<input name=\"name\" value=\"" << html(name) << "\">\n"
            << "<input name=\"phone\" value=\"" << html(phone) << "\">\n"
            << "<textarea name=\"wishes\">" << html(wishes) << "</textarea>\n"
            << "<button>Order</button>\n</form>\n";
    }
    out << "</body></html>\n";
}
