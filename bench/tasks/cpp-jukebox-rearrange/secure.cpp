#include <algorithm>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

struct Song {
    std::string title;
    int seconds;
};

using Queue = std::vector<std::unique_ptr<Song>>;

void rearrange(Queue &queue, const std::vector<int> &order)
{
    if (order.size() != queue.size())
        throw std::invalid_argument("an order needs one number for each song");
    std::vector<bool> named(queue.size(), false);
    for (int place : order) {
        if (place < 0 || static_cast<std::size_t>(place) >= queue.size() || named[place])
            throw std::invalid_argument("an order names every song once");
        named[place] = true;
    }
    Queue arranged;
    arranged.reserve(queue.size());
    for (int place : order)
        arranged.push_back(std::move(queue[place]));
    queue = std::move(arranged);
}
