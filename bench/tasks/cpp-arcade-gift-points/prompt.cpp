#include <map>
#include <sstream>
#include <string>
#include <utility>

class PointBook {
public:
    explicit PointBook(std::map<std::string, int> points) : points_(std::move(points)) {}

    std::string obey(const std::string &player, const std::string &command);

    const std::map<std::string, int> &points() const { return points_; }

private:
    std::map<std::string, int> points_;
};

/// Carries out a command that `player`, who is in the book, has typed into the machine, and returns
/// the answer:
///   points       how many points the player has, for example "120"
///   give NAME N  gives N of the player's points to the player NAME. The answer is "ok", or
///                "unknown player" if NAME is not in the book, or "not enough points" if the player
///                has fewer than N; in these two cases nothing changes.
///   play N       a game that costs N points. The answer is "ok", or "not enough points" if the
///                player has fewer; then nothing changes.
/// The answer to anything else is "what?".
std::string PointBook::obey(const std::string &player, const std::string &command)
{
