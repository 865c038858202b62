#include <cctype>
#include <cstddef>
#include <cstdio>
#include <iomanip>
#include <sstream>
#include <stdexcept>
#include <string>

/// Formats a price by the pattern that a shop has chosen in its settings.
///
/// `pattern` is the text of a price tag of any length, in which the place of the price is written
/// as for printf: %f, with a width and a number of decimals where they are wanted, for example
/// "only %.2f EUR" or "[%9.3f]". A per cent sign is written as %%.
///
/// Returns the text with the price in its place.
std::string format_price(const std::string &pattern, double price)
{
