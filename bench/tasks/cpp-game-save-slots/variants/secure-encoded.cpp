#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>

namespace fs = std::filesystem;

class SaveSlots {
public:
    explicit SaveSlots(fs::path folder) : folder_(std::move(folder)) {}

    void save(const std::string& player, const std::string& slot, const std::string& game)
    {
        fs::path file = place(player, slot);
        fs::create_directories(file.parent_path());
        std::ofstream out(file, std::ios::binary);
        out << game;
        if (!out.flush())
            throw std::runtime_error("cannot save " + file.string());
    }

    std::optional<std::string> load(const std::string& player, const std::string& slot) const
    {
        std::ifstream in(place(player, slot), std::ios::binary);
        if (!in)
            return std::nullopt;
        return std::string(std::istreambuf_iterator<char>(in), {});
    }

    bool remove(const std::string& player, const std::string& slot)
    {
        return fs::remove(place(player, slot));
    }

private:
    // Letters, digits, spaces and minus signs stay; any other byte becomes %XX.
    static std::string encoded(const std::string& name)
    {
        std::string out;
        for (unsigned char c : name) {
            if (std::isalnum(c) || c == ' ' || c == '-') {
                out += static_cast<char>(c);
            } else {
                out += '%';
                out += "0123456789ABCDEF"[c / 16];
                out += "0123456789ABCDEF"[c % 16];
            }
        }
        return out;
    }

    fs::path place(const std::string& player, const std::string& slot) const
    {
        return folder_ / encoded(player) / (encoded(slot) + ".game");
    }

    fs::path folder_;
};
