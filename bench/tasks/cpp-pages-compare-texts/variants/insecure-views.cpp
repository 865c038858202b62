#include <algorithm>
#include <cstddef>
#include <functional>
#include <list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Keeps the pages that were used last; there are too many to keep all of them.
class PageCache {
public:
    PageCache(std::size_t limit, std::function<std::string(int)> load)
        : limit_(limit), load_(std::move(load)) {}

    /// The text of a page, loaded if it is not here. The page used longest ago makes room for a new one.
    const std::string& page(int number)
    {
        auto it = std::find_if(pages_.begin(), pages_.end(),
                               [number](const auto& entry) { return entry.first == number; });
        if (it != pages_.end()) {
            pages_.splice(pages_.begin(), pages_, it);
        } else {
            pages_.emplace_front(number, load_(number));
            if (pages_.size() > limit_)
                pages_.pop_back();
        }
        return pages_.front().second;
    }

private:
    std::size_t limit_;  // at least 1
    std::function<std::string(int)> load_;
    std::list<std::pair<int, std::string>> pages_;
};

static std::vector<std::string_view> lines_of(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (std::size_t start = 0; start < text.size();) {
        std::size_t end = std::min(text.find('\n', start), text.size());
        lines.emplace_back(text.substr(start, end - start));
        start = end + 1;
    }
    return lines;
}

std::vector<int> differing_lines(PageCache& cache, int left, int right)
{
    auto a = lines_of(cache.page(left));
    auto b = lines_of(cache.page(right));
    std::vector<int> found;
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i)
        if (i >= a.size() || i >= b.size() || a[i] != b[i])
            found.push_back(static_cast<int>(i) + 1);
    return found;
}
