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

/// Reads a tree of species, for a museum's collection program, which gets such texts from many places.
///
/// A tree is written as "(lion,tiger,(dog,wolf)canine)carnivore;": a species is its name, which consists of
/// one or more letters and digits, and before the name, if it has any, its children in parentheses, with
/// commas between them. A semicolon ends the tree. There are no spaces.
///
/// Returns the species at the root, with all below it made by `new` (the caller frees them by destroy()),
/// or nullptr if `text` is not exactly one such tree.
Species* parse_tree(const std::string& text)
{
