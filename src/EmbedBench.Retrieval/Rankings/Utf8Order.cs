namespace EmbedBench.Retrieval.Rankings;

/// <summary>
/// The order of strings by their UTF-8 bytes, which is the order by code point; UTF-16 puts U+E000 to U+FFFF behind the higher planes.
/// </summary>
internal static class Utf8Order
{
    public static int Compare(string left, string right)
    {
        int length = Math.Min(left.Length, right.Length);
        for (int i = 0; i < length; i++)
        {
            if (left[i] == right[i])
                continue;
            // Half of a pair stands for a code point beyond U+FFFF, above every single unit.
            int byPlane = char.IsSurrogate(left[i]).CompareTo(char.IsSurrogate(right[i]));
            return byPlane != 0 ? byPlane : left[i].CompareTo(right[i]);
        }

        return left.Length.CompareTo(right.Length);
    }
}
