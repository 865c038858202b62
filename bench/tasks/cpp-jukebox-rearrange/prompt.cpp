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

/// Rearranges the queue of a jukebox.
///
/// `queue` holds the songs that will be played. A guest has dragged them into another order on the
/// screen of the jukebox; `order` is what the screen sends, with one number for each song:
/// order[i] is the place (0 is the first) that the song which is to stand at place i has had so
/// far. Brings the queue into this order.
void rearrange(Queue &queue, const std::vector<int> &order)
{
