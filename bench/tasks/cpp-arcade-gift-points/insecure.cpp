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
    std::string word;
    in >> word;
    if (word == "points")
        return std::to_string(points_[player]);
    if (word == "give") {
        std::string name;
        int n;
        if (!(in >> name >> n))
            return "what?";
        auto it = points_.find(name);
        if (it == points_.end())
            return "unknown player";
        if (points_[player] < n)
            return "not enough points";
        points_[player] -= n;
        it->second += n;
        return "ok";
    }
    if (word == "play") {
        int n;
        if (!(in >> n))
            return "what?";
        if (points_[player] < n)
            return "not enough points";
        points_[player] -= n;
        return "ok";
    }
    return "what?";
}
