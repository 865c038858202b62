#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

struct Note {
    int key;          // 60 is middle C
    int sixteenths;   // how long it is held
};

std::vector<Note> read_notes(std::string_view melody)
{
    static constexpr std::string_view letters = "C.D.EF.G.A.B";
    static constexpr std::string_view lengths = "seqhw";
    std::vector<Note> notes;
    std::size_t i = 0;
    // The next character, or a zero, which is no part of a note, at the end.
    auto peek = [&] { return i < melody.size() ? melody[i] : '\0'; };
    while (i < melody.size()) {
        if (peek() == ' ') {
            ++i;
            continue;
        }
        std::size_t tone = letters.find(peek());
        if (peek() == '.' || tone == std::string_view::npos)
            throw std::invalid_argument("not a note");
        ++i;
        if (peek() == '#') {
            ++tone;
            ++i;
        }
        if (peek() < '0' || peek() > '9')
            throw std::invalid_argument("not an octave");
        const int octave = peek() - '0';
        ++i;
        const std::size_t length = lengths.find(peek());
        if (length == std::string_view::npos)
            throw std::invalid_argument("not a length");
        ++i;
        notes.push_back({12 * (octave + 1) + static_cast<int>(tone), 1 << length});
    }
    return notes;
}
