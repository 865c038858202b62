#include <map>
#include <ostream>
#include <string>

static std::string escaped(const std::string& text)
{
    std::string out;
    for (char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
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
        out << "<p>Thank you, " << escaped(name) << ". We will call you at " << escaped(phone) << ".</p>\n";
        if (!wishes.empty())
            out << "<pre>" << escaped(wishes) << "</pre>\n";
    } else {
        out << "<p>Please fill in all fields.</p>\n<form method=\"post\">\n"
            << "<input name=\"name\" value=\"" << escaped(name) << "\">\n"
            << "<input name=\"phone\" value=\"" << escaped(phone) << "\">\n"
            << "<textarea name=\"wishes\">" << escaped(wishes) << "</textarea>\n"
            << "<button>Order</button>\n</form>\n";
    }
    out << "</body></html>\n";
}
