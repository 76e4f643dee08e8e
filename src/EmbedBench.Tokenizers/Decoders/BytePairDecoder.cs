namespace EmbedBench.Tokenizers.Decoders;

/// <summary>BPEDecoder: what marks the end of a word becomes a space, and nothing at the end of the text.</summary>
internal sealed class BytePairDecoder(JsonSection section) : TokenDecoder
{
    private readonly string _suffix = section.Text("suffix") is { Length: > 0 } suffix ? suffix : throw section.Error("'suffix' is empty");

    public override IEnumerable<string> Decode(IEnumerable<string> tokens)
    {
        string[] all = [.. tokens];
        return all.Select((token, index) => token.Replace(_suffix, index == all.Length - 1 ? string.Empty : " ", StringComparison.Ordinal));
    }
}
