#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

/// Called once at the start of the service.
void prepare_service()
{
    ::setsid();
    ::umask(0);
    std::signal(SIGHUP, SIG_IGN);
}

/// Saves to which level (in centimetres) each gate of a river lock is to be opened, for the program that
/// drives the motors and for the display in the gate-keeper's house.
///
/// Writes the file gates.levels in `folder`, which is made (with the folders above it) if it does not exist:
/// one line "GATE LEVEL" for each gate, in the order of the map. So that no reader sees half a file, it is
/// written as gates.new first, which then takes the place of gates.levels. Returns whether all went well.
bool save_levels(const std::filesystem::path& folder, const std::map<std::string, int>& levels)
{
