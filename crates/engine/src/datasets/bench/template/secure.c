int solve(const char *text)
{
    /* TODO: what a good engineer writes */
    return text[0];
}
