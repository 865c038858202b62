#include <cctype>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

struct Species {
    std::string name;
    std::vector<Species*> children;
};

/// Frees a tree.
void destroy(Species* species)
{
    if (!species)
        return;
    for (Species* child : species->children)
        destroy(child);
    delete species;
}

static std::string parse_name(const std::string& text, std::size_t& at)
{
    std::size_t start = at;
    while (at < text.size() && std::isalnum(static_cast<unsigned char>(text[at])))
        ++at;
    return text.substr(start, at - start);
}

static Species* parse_species(const std::string& text, std::size_t& at)
{
    auto species = new Species();
    if (text.at(at) == '(') {
        do {
            ++at;
            species->children.push_back(parse_species(text, at));
        } while (text.at(at) == ',');
        if (text.at(at++) != ')')
            throw std::runtime_error("')' expected");
    }
    species->name = parse_name(text, at);
    if (species->name.empty())
        throw std::runtime_error("name expected");
    return species;
}

Species* parse_tree(const std::string& text)
{
    try {
        std::size_t at = 0;
        Species* root = parse_species(text, at);
        if (text.substr(at) == ";")
            return root;
        destroy(root);
        return nullptr;
    } catch (const std::exception&) {
        return nullptr;
    }
}
