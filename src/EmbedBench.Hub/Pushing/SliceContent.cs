using System.Net;

namespace EmbedBench.Hub.Pushing;

/// <summary>A part of a file as the body of a request, read while it is sent; <paramref name="sent"/> is told of each piece.</summary>
internal sealed class SliceContent(HubUpload file, HubPlace place, long from, long count, Action<int> sent) : HttpContent
{
    private const int Buffer = 1 << 17;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using Stream content = file.Open();
        content.Position = from;
        byte[] buffer = new byte[Buffer];
        for (long left = count; left > 0;)
        {
            int read = await ReadAsync(content, buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellationToken);
            await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            left -= read;
            sent(read);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = count;
        return true;
    }

    // HttpClient takes an IOException in here for one of the connection.
    private async Task<int> ReadAsync(Stream content, Memory<byte> buffer, CancellationToken cancel)
    {
        try
        {
            return await content.ReadAsync(buffer, cancel) is > 0 and int read ? read
                : throw new HubException(HubErrorKind.Refused, $"{place}: it became shorter while it was pushed: push again when nothing writes to it.");
        }
        catch (IOException unreadable)
        {
            throw new HubException(HubErrorKind.Refused, $"{place}: it cannot be read any more ({OneLine.Of(unreadable.Message)}).", unreadable);
        }
    }
}
