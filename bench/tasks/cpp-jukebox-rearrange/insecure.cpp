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
    Queue arranged;
    arranged.reserve(order.size());
    for (int index : order)
        arranged.push_back(std::move(queue[index]));
    queue = std::move(arranged);
}
