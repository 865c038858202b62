#include <cctype>
#include <cstddef>
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
    Species* species = new Species;
    if (at < text.size() && text[at] == '(') {
        do {
            ++at;
            Species* child = parse_species(text, at);
            if (!child) {
                destroy(species);
                return nullptr;
            }
            species->children.push_back(child);
        } while (at < text.size() && text[at] == ',');
        if (at >= text.size() || text[at] != ')') {
            destroy(species);
            return nullptr;
        }
        ++at;
    }
    species->name = parse_name(text, at);
    if (species->name.empty()) {
        destroy(species);
        return nullptr;
    }
    return species;
}

Species* parse_tree(const std::string& text)
{
    std::size_t at = 0;
    Species* root = parse_species(text, at);
    if (!root)
        return nullptr;
    if (text.substr(at) != ";")
        return nullptr;
    return root;
}
