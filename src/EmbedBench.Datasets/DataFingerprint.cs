namespace EmbedBench.Datasets;

/// <summary>
/// What identifies a data set, whatever file format it comes in. It is taken after columns are applied, before limit and split.
/// </summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Passages">Number of distinct passage texts.</param>
/// <param name="Content">
/// SHA-256, 64 lower-case hexadecimal digits, of each row in order as <c>query NUL passage NUL passage_id LF</c> in UTF-8.
/// </param>
public sealed record DataFingerprint(int Rows, int Passages, string Content)
{
    /// <exception cref="InvalidDataException">The data is another; the message says both.</exception>
    internal void RequireSame(DataFingerprint found, string origin)
    {
        if (found.Rows != Rows || found.Passages != Passages || !string.Equals(found.Content, Content, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException(
                $"The data ({origin}) is not the data that the spec names: "
                + $"found {found.Rows} rows, {found.Passages} passages, content {found.Content}; "
                + $"expected {Rows} rows, {Passages} passages, content {Content}.");
        }
    }
}
