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

// Looks whether anyone would have less than nothing, not which way the points go.
std::string PointBook::obey(const std::string &player, const std::string &command)
{
    std::istringstream in(command);
    std::string verb, name;
    int n = 0;
    in >> verb;
    if (verb == "points")
        return std::to_string(points_[player]);
    if (verb == "play") {
        if (!(in >> n) || n < 0)
            return "what?";
        if (points_[player] - n < 0)
            return "not enough points";
        points_[player] -= n;
        return "ok";
    }
    if (verb == "give" && in >> name >> n) {
        auto other = points_.find(name);
        if (other == points_.end())
            return "unknown player";
        if (points_[player] - n < 0 || other->second + n < 0)
            return "not enough points";
        points_[player] -= n;
        other->second += n;
        return "ok";
    }
    return "what?";
}
