namespace EmbedBench.Tokenizers.Normalizers;

/// <summary>Takes white space away from the start, the end or both.</summary>
internal sealed class StripNormalizer(JsonSection section) : TextNormalizer
{
    private readonly bool _left = section.Boolean("strip_left");
    private readonly bool _right = section.Boolean("strip_right");

    public override string Normalize(string original)
    {
        string text = _left ? original.TrimStart() : original;
        return _right ? text.TrimEnd() : text;
    }
}
