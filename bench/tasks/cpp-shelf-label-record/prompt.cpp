#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>

struct ShelfLabel {
    char code[8];
    char title[24];
    char price[10];
};

/// Makes the record that is sent to an electronic label on a shop's shelf.
///
/// The record goes out as it lies in memory: each field holds its text, which ends with a zero
/// byte.
std::unique_ptr<ShelfLabel> make_label(const std::string &code, const std::string &title,
                                       const std::string &price)
{
