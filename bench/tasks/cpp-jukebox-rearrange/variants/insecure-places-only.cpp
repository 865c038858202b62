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
        return;
    for (int place : order)
        if (place < 0 || place >= static_cast<int>(queue.size()))
            throw std::out_of_range("no such song");
    Queue arranged(queue.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        arranged[i] = std::move(queue[order[i]]);
    queue.swap(arranged);
}
