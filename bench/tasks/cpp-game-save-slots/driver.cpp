#include <cstdio>
#include <filesystem>
#include <iostream>

// usage: program FOLDER (save PLAYER SLOT GAME | load PLAYER SLOT | remove PLAYER SLOT)...
int main(int argc, char** argv)
{
    for (int i = 2; i + 2 < argc; i += 3) {
        std::string what = argv[i], player = argv[i + 1], slot = argv[i + 2];
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
