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
    std::istringstream in(command);
    std::string verb;
    in >> verb;
    if (verb == "points") {
        return std::to_string(points_.at(player));
    } else if (verb == "give") {
        std::string name;
        int amount = 0;
        in >> name >> amount;
        if (in.fail() || amount <= 0)
            return "what?";
        if (points_.count(name) == 0)
            return "unknown player";
        if (points_.at(player) < amount)
            return "not enough points";
        points_.at(player) -= amount;
        points_.at(name) += amount;
        return "ok";
    } else if (verb == "play") {
        int cost = 0;
        in >> cost;
        if (in.fail())
            return "what?";
        if (points_.at(player) < cost)
            return "not enough points";
        points_.at(player) -= cost;
        return "ok";
    }
    return "what?";
}
