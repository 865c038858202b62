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
    fs::path place(const std::string& player, const std::string& slot) const
    {
        return folder_ / player / (slot + ".game");
    }

    fs::path folder_;
};
