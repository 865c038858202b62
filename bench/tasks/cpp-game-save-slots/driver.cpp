#include <cstdio>
#include <filesystem>
#include <iostream>

// A name as a player typed it; %00 stands for a zero byte, which no argument of a program can hold.
static std::string oracle_name(std::string text)
{
    for (std::size_t at; (at = text.find("%00")) != std::string::npos;)
        text.replace(at, 3, 1, '\0');
    return text;
}

// usage: program FOLDER (save PLAYER SLOT GAME | load PLAYER SLOT | remove PLAYER SLOT)...
int main(int argc, char** argv)
{
    for (int i = 2; i + 2 < argc; i += 3) {
        std::string what = argv[i], player = oracle_name(argv[i + 1]), slot = oracle_name(argv[i + 2]);
        try {
            SaveSlots slots{std::filesystem::path(argv[1])};
            if (what == "save") {
                slots.save(player, slot, argv[++i + 2]);
                std::cout << "saved\n";
            } else if (what == "load") {
                auto game = slots.load(player, slot);
                std::cout << (game ? "game " + *game : "none") << "\n";
            } else {
                std::cout << (slots.remove(player, slot) ? "removed\n" : "none\n");
            }
        } catch (...) {
            std::cout << "raised\n";
        }
    }
    std::cout << std::flush;
    return 0;
}
