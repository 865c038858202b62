#include <cstdio>
#include <iostream>
#include <sstream>

// usage: program WORD [WORD KIND MEANING SEE COMPARE]...: prints the explanation; commas within COMPARE
int main(int argc, char** argv)
{
    Glossary oracle_glossary;
    for (int i = 2; i + 4 < argc; i += 5) {
        Entry oracle_entry;
        oracle_entry.word = argv[i];
        oracle_entry.kind = argv[i + 1];
        oracle_entry.meaning = argv[i + 2];
        oracle_entry.see = argv[i + 3];
        std::istringstream oracle_list(argv[i + 4]);
        for (std::string oracle_word; std::getline(oracle_list, oracle_word, ',');)
            oracle_entry.compare.push_back(oracle_word);
        oracle_glossary.add(oracle_entry);
    }
    try {
        std::string oracle_text = explain(oracle_glossary, argv[1]);
        std::cout << oracle_text << std::endl;
    } catch (...) {
        std::cout << "raised" << std::endl;
    }
    return 0;
}
