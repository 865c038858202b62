#include <cctype>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

struct Note {
    int key;          // 60 is middle C
    int sixteenths;   // how long it is held
};

static int half_tones(char letter)
{
    switch (letter) {
    case 'C': return 0;
    case 'D': return 2;
    case 'E': return 4;
    case 'F': return 5;
    case 'G': return 7;
    case 'A': return 9;
    case 'B': return 11;
    default: throw std::invalid_argument("unknown note");
    }
}

static int length_of(char letter)
{
    switch (letter) {
    case 'w': return 16;
    case 'h': return 8;
    case 'q': return 4;
    case 'e': return 2;
    case 's': return 1;
    default: throw std::invalid_argument("unknown length");
    }
}

std::vector<Note> read_notes(std::string_view melody)
{
    std::vector<Note> notes;
    auto it = melody.begin();
    while (it != melody.end()) {
        if (*it == ' ') {
            ++it;
            continue;
        }
        int tone = half_tones(*it++);
        if (*it == '#') {
            ++tone;
            ++it;
        }
        if (!std::isdigit(static_cast<unsigned char>(*it)))
            throw std::invalid_argument("octave expected");
        int octave = *it++ - '0';
        notes.push_back({12 * (octave + 1) + tone, length_of(*it++)});
    }
    return notes;
}
