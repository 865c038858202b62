#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>

/// Keeps the games that players of a chess server leave to go on later.
///
///     explicit SaveSlots(std::filesystem::path folder);
///     void save(const std::string& player, const std::string& slot, const std::string& game);
///     std::optional<std::string> load(const std::string& player, const std::string& slot) const;
///     bool remove(const std::string& player, const std::string& slot);
///
/// Each player has a folder of his own in `folder` (which exists), made when something is saved there for
/// the first time; a game is the file SLOT.game in it. So the slot "endgame 2" of "anna" is the file
/// "anna/endgame 2.game". Players and slots have the names that the players chose.
///
/// save stores `game`, in place of what the slot held before; it throws std::runtime_error if that cannot
/// be done. load returns what the slot holds, or std::nullopt if there is no such slot. remove deletes the
/// slot's file and returns whether there was one.
class SaveSlots {
public:
