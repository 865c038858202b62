#include <cstdio>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

// Byte by byte: each is a read that the sanitizer sees.
static void oracle_print(std::string_view text)
{
    for (char c : text)
        std::putchar(c);
}

template <class T>
static void oracle_show(const T& verse)
{
    for (std::string_view word : verse.words()) {
        std::putchar('[');
        oracle_print(word);
        std::putchar(']');
    }
    std::putchar(' ');
    oracle_print(verse.longest());
    std::putchar('\n');
}

// A template, so that what a verse does not offer is not compiled.
template <class T>
static void oracle_use(const std::string& what, const std::vector<std::string>& texts)
{
    auto verse = std::make_unique<T>(texts[0]);
    if constexpr (std::is_copy_constructible_v<T>) {
        if (what == "copy") {
            auto copy = std::make_unique<T>(*verse);
            verse.reset();
            oracle_show(*copy);
        }
    }
    if constexpr (std::is_copy_assignable_v<T>) {
        if (what == "assign") {
            auto other = std::make_unique<T>(texts[1]);
            *other = *verse;
            verse.reset();
            oracle_show(*other);
        }
        if (what == "assign-self") {
            T& same = *verse;
            *verse = same;
            oracle_show(*verse);
        }
    }
    if constexpr (std::is_move_constructible_v<T>) {
        if (what == "move") {
            auto moved = std::make_unique<T>(std::move(*verse));
            verse.reset();
            oracle_show(*moved);
        }
        if (what == "song") {
            std::vector<T> song;
            for (const std::string& text : texts)
                song.emplace_back(text);
            for (const T& each : song)
                oracle_show(each);
            if constexpr (std::is_move_assignable_v<T>) {
                song.erase(song.begin());
                for (const T& each : song)
                    oracle_show(each);
            }
        }
    }
    if constexpr (std::is_move_assignable_v<T>) {
        if (what == "move-assign") {
            auto other = std::make_unique<T>(texts[1]);
            *other = std::move(*verse);
            verse.reset();
            oracle_show(*other);
        }
    }
    if (what == "show") {
        oracle_show(*verse);
        std::printf("%s\n", verse->text().c_str());
    }
}

// usage: program KIND TEXT...
int main(int argc, char** argv)
{
    try {
        oracle_use<Verse>(argv[1], std::vector<std::string>(argv + 2, argv + argc));
    } catch (...) {
        std::puts("raised");
    }
    return 0;
}
