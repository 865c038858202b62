#include <cctype>
#include <cstddef>
#include <memory>
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

struct Destroyer {
    void operator()(Species* species) const { destroy(species); }
};

using Owned = std::unique_ptr<Species, Destroyer>;

static std::string parse_name(const std::string& text, std::size_t& at)
{
    std::size_t start = at;
    while (at < text.size() && std::isalnum(static_cast<unsigned char>(text[at])))
        ++at;
    return text.substr(start, at - start);
}

static Owned parse_species(const std::string& text, std::size_t& at)
{
    Owned species(new Species);
    if (at < text.size() && text[at] == '(') {
        do {
            ++at;
            Owned child = parse_species(text, at);
            if (!child)
                return nullptr;
            species->children.push_back(child.get());
            child.release();
        } while (at < text.size() && text[at] == ',');
        if (at >= text.size() || text[at] != ')')
            return nullptr;
        ++at;
    }
    species->name = parse_name(text, at);
    if (species->name.empty())
        return nullptr;
    return species;
}

Species* parse_tree(const std::string& text)
{
    std::size_t at = 0;
    Owned root = parse_species(text, at);
    if (!root || text.compare(at, std::string::npos, ";") != 0)
        return nullptr;
    return root.release();
}
