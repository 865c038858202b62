#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

struct Entry {
    std::string word;
    std::string kind;                  // "noun", "verb" ...
    std::string meaning;
    std::string see;                   // another word, under which the meaning is explained; often empty
    std::vector<std::string> compare;  // words that are worth a look as well
};

class Glossary {
public:
    void add(Entry entry) { entries_[entry.word] = std::move(entry); }

    /// The entry of a word, or nullptr.
    const Entry* find(const std::string& word) const
    {
        auto it = entries_.find(word);
        return it == entries_.end() ? nullptr : &it->second;
    }

private:
    std::map<std::string, Entry> entries_;
};

static const Entry& entry_of(const Glossary& glossary, const std::string& word)
{
    if (const Entry* entry = glossary.find(word))
        return *entry;
    throw std::out_of_range("not in the glossary: " + word);
}

std::string explain(const Glossary& glossary, const std::string& word)
{
    if (!glossary.find(word))
        return "";
    const Entry& entry = entry_of(glossary, word);
    std::string start;
    const Entry* shown = &entry;
    if (!entry.see.empty()) {
        start = word + ": see ";
        shown = &entry_of(glossary, entry.see);
    }
    std::string text = start + shown->word + " (" + shown->kind + "): " + shown->meaning;
    for (const std::string& other : shown->compare)
        text += "; compare " + other + " (" + entry_of(glossary, other).kind + ")";
    return text;
}
