#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A verse in a karaoke program, which highlights the words of a song one after the other.
///
///     explicit Verse(std::string text);
///     const std::string& text() const;
///     const std::vector<std::string_view>& words() const;
///     std::string_view longest() const;
///
/// A Verse keeps its text. words gives its words in order, as views into the text that the verse keeps,
/// worked out only once, when the verse is made, because the display asks for them many times a second.
/// Words are separated by one or more spaces or '\n'. longest is the longest word (the first one of
/// several; empty if there are none). A song keeps its verses in a std::vector<Verse>.
class Verse {
public:
