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

// A number is written with digits only, so a sign is as unknown as any other word.
static bool number_of(const std::string &word, int &number)
{
    if (word.empty() || word.size() > 9 || word.find_first_not_of("0123456789") != std::string::npos)
        return false;
    number = std::stoi(word);
    return true;
}

std::string PointBook::obey(const std::string &player, const std::string &command)
{
    std::istringstream in(command);
    std::string verb, first, second;
    in >> verb >> first >> second;
    int number = 0;
    if (verb == "points")
        return std::to_string(points_.at(player));
    if (verb == "play" && number_of(first, number)) {
        if (points_.at(player) < number)
            return "not enough points";
        points_.at(player) -= number;
        return "ok";
    }
    if (verb == "give" && number_of(second, number)) {
        if (!points_.contains(first))
            return "unknown player";
        if (points_.at(player) < number)
            return "not enough points";
        points_.at(player) -= number;
        points_.at(first) += number;
        return "ok";
    }
    return "what?";
}
