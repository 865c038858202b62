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

std::string PointBook::obey(const std::string &player, const std::string &command)
{
    std::istringstream words(command);
    std::string verb, name;
    int count = 0;
    words >> verb;
    int &own = points_.at(player);
    if (verb == "points")
        return std::to_string(own);
    if (verb != "give" && verb != "play")
        return "what?";
    if (verb == "give")
        words >> name;
    if (!(words >> count) || count < 0)
        return "what?";
    const auto receiver = points_.find(name);
    if (verb == "give" && receiver == points_.end())
        return "unknown player";
    if (own < count)
        return "not enough points";
    own -= count;
    if (verb == "give")
        receiver->second += count;
    return "ok";
}
